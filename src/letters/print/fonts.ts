import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Fonts by what they write. Noto's own Arabic draws the dots of letters apart, so that copied and read-aloud text
 * gets doubled letters; Vazirmatn does not.
 */
export const fontFiles = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  '@expo-google-fonts/noto-sans-ethiopic/700Bold/NotoSansEthiopic_700Bold.ttf',
  'vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf',
  'vazirmatn/fonts/ttf/Vazirmatn-Bold.ttf',
]

/** Beside the built site; from source where npm put them. */
export function fontPaths(): string[] {
  const built = fileURLToPath(new URL('./fonts', import.meta.url))
  if (existsSync(built)) return fontFiles.map((file) => join(built, basename(file)))
  const { resolve } = createRequire(import.meta.url)
  return fontFiles.map((file) => resolve(file))
}
