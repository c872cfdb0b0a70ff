/**
 * Which letters a font can draw, read from its table `cmap` (formats 4 and 12). A sheet with a letter that no font
 * draws would be refused by the standard for accessible PDF, and somebody would get no letter at all.
 */
export function coverageOf(font: Buffer): Set<number> {
  const cmap = tableAt(font, 'cmap')
  const covered = new Set<number>()
  for (let n = 0; n < font.readUInt16BE(cmap + 2); n++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + n * 8 + 4)
    const format = font.readUInt16BE(at)
    const ranges = format === 12 ? groups(font, at) : format === 4 ? segments(font, at) : []
    for (const [first, last] of ranges) for (let code = first; code <= last; code++) covered.add(code)
  }
  return covered
}

function tableAt(font: Buffer, name: string): number {
  for (let n = 0; n < font.readUInt16BE(4); n++) {
    const record = 12 + n * 16
    if (font.toString('latin1', record, record + 4) === name) return font.readUInt32BE(record + 8)
  }
  throw new Error(`a font without the table ${name}`)
}

type Range = [first: number, last: number]
const groups = (font: Buffer, at: number): Range[] =>
  Array.from({ length: font.readUInt32BE(at + 12) }, (_, n) => {
    const group = at + 16 + n * 12
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)]
  })

/** The last segment is 0xffff alone and stands for nothing. */
function segments(font: Buffer, at: number): Range[] {
  const twice = font.readUInt16BE(at + 6)
  return Array.from({ length: twice / 2 }, (_, n): Range => {
    const last = font.readUInt16BE(at + 14 + n * 2)
    return [font.readUInt16BE(at + 16 + twice + n * 2), last]
  }).filter(([first]) => first !== 0xffff)
}
