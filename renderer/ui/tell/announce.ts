const regionId = 'doorstep-announcements'

/** A polite word to screen readers; nothing is seen. The same words twice are read twice. */
export const announce = (text: string): void => {
  let region = document.getElementById(regionId)
  if (!region) {
    region = document.createElement('div')
    region.id = regionId
    region.className = 'mantine-VisuallyHidden-root'
    region.setAttribute('role', 'status')
    region.style.cssText =
      'position:fixed;inset:0 auto auto 0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap'
    document.body.append(region)
  }
  const target = region
  target.textContent = ''
  setTimeout(() => {
    target.textContent = text
  }, 60)
}
