import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * What the system expects (copy and paste, zoom, quit) and no more. Letters with Ctrl or Cmd beyond the
 * roles' own are the page's: Ctrl+K opens its palette. A checkout has the developer tools too.
 */
export function setMenu(packaged: boolean): void {
  const mac = process.platform === 'darwin'
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
  if (!packaged) view.push({ type: 'separator' }, { role: 'toggleDevTools' })
  const template: MenuItemConstructorOptions[] = [
    mac ? { role: 'appMenu' } : { label: '&Doorstep', submenu: [{ role: 'quit' }] },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    { label: '&View', submenu: view },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
