/**
 * SKR's nine groups of municipalities (kommungrupp), for those that take part here and that the report names outside Skåne.
 * Primary source: Sveriges Kommuner och Regioner, Kommungruppsindelning 2023, appendix 1 (in force from 1 January 2023; checked 2026-11).
 * The trap: the division is remade every few years; the year stands beside the choice on the page.
 */
const codes = {
  A1: '1280',
  A2: '1230 1231 1233 1261 1262 1263 1264 1287',
  B3: '1281 1283 1290',
  B4: '1083 1214 1256 1257 1260 1265 1266 1272 1275 1276 1277 1282 1284 1285 1292',
  B5: '1293',
  C6: '1286',
  C7: '1267 1270 1273',
  C8: '',
  C9: '1278 1291 2321',
} as const
export type MunicipalityGroup = keyof typeof codes
export const municipalityGroups = Object.keys(codes) as MunicipalityGroup[]

const groupOf = new Map(
  municipalityGroups.flatMap((group) => (codes[group].match(/\d{4}/g) ?? []).map((code) => [code, group])),
)
/** Null for whom we have not looked up. */
export const municipalityGroupOf = (code: string): MunicipalityGroup | null => groupOf.get(code) ?? null
