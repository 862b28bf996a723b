const key = 'doorstep-after-lock'
const restore = 'restore'

/** Where the first screen begins after the next reload. In the window's own memory, gone when it closes. */
export const goToRestore = (): void => sessionStorage.setItem(key, restore)

/** True once after `goToRestore`. */
export const takeGoToRestore = (): boolean => {
  const found = sessionStorage.getItem(key) === restore
  sessionStorage.removeItem(key)
  return found
}
