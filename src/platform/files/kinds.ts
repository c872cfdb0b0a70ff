/** The kinds of file that people may send in, what their names end in, and what a name may look like when kept. */
const kinds = ['pdf', 'jpeg', 'png', 'docx', 'xlsx'] as const
export type FileKind = (typeof kinds)[number]

const endings: Record<string, FileKind> = {
  pdf: 'pdf',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
  docx: 'docx',
  xlsx: 'xlsx',
}
/** As the package `file-type` names them. */
export const contentTypes: Record<FileKind, string> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export const kindOfContent = (mime: string | undefined): FileKind | undefined =>
  kinds.find((kind) => contentTypes[kind] === mime)

export const kindOfName = (name: string): FileKind | undefined =>
  endings[name.split('.').slice(1).at(-1)?.toLowerCase() ?? '']

const longestName = 100

/** The last part of a path, without signs that cannot be seen or that turn the writing direction; the ending is kept. */
export function tidyName(name: string): string {
  const base =
    name
      .replace(/[\p{C}\u2028\u2029]/gu, '')
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/[<>:"|?*]/g, '_')
      .trim() ?? ''
  if (base.length <= longestName) return base
  const ending = base.slice(base.lastIndexOf('.'))
  return ending.length > 6 ? base.slice(0, longestName) : base.slice(0, longestName - ending.length) + ending
}
