/** Lightness 0-1, chroma, hue in degrees. */
export type Oklch = readonly [number, number, number]
type Three = [number, number, number]

const rad = Math.PI / 180

/** Björn Ottosson's OKLab, 2020: https://bottosson.github.io/posts/oklab/ */
function linear([lightness, chroma, hue]: Oklch): Three {
  const a = chroma * Math.cos(hue * rad)
  const b = chroma * Math.sin(hue * rad)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

const gamma = (u: number) => (u <= 0.0031308 ? 12.92 * u : 1.055 * u ** (1 / 2.4) - 0.055)
const ungamma = (u: number) => (u <= 0.04045 ? u / 12.92 : ((u + 0.055) / 1.055) ** 2.4)

/** Half a step of an eight-bit channel: what rounding hides is still inside. */
const slack = 0.5 / 255

/** Throws when the colour is out of sRGB: no screen of ours can show it, so nobody may print its hex. */
export function hexOf(colour: Oklch): string {
  const channels = linear(colour).map(gamma)
  if (channels.some((u) => u < -slack || u > 1 + slack)) throw new Error(`oklch(${colour.join(' ')}) is out of sRGB`)
  return `#${channels.map((u) => byte(u).toString(16).padStart(2, '0')).join('')}`
}

const byte = (u: number) => Math.min(255, Math.max(0, Math.round(u * 255)))

export const channelsOf = (hex: string): Three =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Three

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = channelsOf(hex).map((channel) => ungamma(channel / 255)) as Three
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast ratio of WCAG 2.2, between 1 and 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
