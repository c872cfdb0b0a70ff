/** What a script adds may wear what the page as it was sent did not: when everything is there the file counts on the screen too. */
export function wearWholeStyle() {
  window.addEventListener('load', () => {
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[media="print"]')) link.media = 'all'
  })
}
