const open = () => document.querySelectorAll<HTMLDetailsElement>('.menu[open]')

/** The list of languages goes away by Escape, with focus back where it was, and when one presses elsewhere. */
export function closeMenus() {
  document.addEventListener('click', ({ target }) => {
    for (const menu of open()) if (!menu.contains(target as Node)) menu.open = false
  })
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return
    for (const menu of open()) {
      menu.open = false
      menu.querySelector('summary')?.focus()
    }
  })
}
