/** Where a link in a text may lead: a page of this site, the web by https, or a letter. Null for everything else. */
const onSite = /^\/(?![/\\])[^\s"'<>\\`]*$/
const hidden = /[\p{C}\p{Zl}\p{Zp}\s"'<>\\`]/u

export function linkTo(address: string): string | null {
  if (address === '' || hidden.test(address)) return null
  if (onSite.test(address)) return address
  if (/^mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+$/i.test(address)) return address
  if (!/^https?:\/\//i.test(address)) return null
  const url = URL.parse(address)
  const isPlain = url && (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password
  return isPlain ? url.href : null
}
