// Runs before the first paint, so that a dark room never meets a white flash. The same key and words as
// ui/theme/theme-choice.ts (kept short by hand: it is not bundled).
;(() => {
  let choice = null
  try {
    choice = localStorage.getItem('doorstep-theme')
  } catch {
    // No storage: follow the system.
  }
  const dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
})()
