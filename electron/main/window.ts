import { BrowserWindow, nativeTheme, type Session } from 'electron'
import { minHeight, minWidth, type WindowSettings } from './window-settings'

export interface WindowPlan {
  readonly session: Session
  readonly preload: string
  readonly title: string
  readonly settings: WindowSettings
  readonly devTools: boolean
}

/** The colours of the page's own background: a start without a flash. */
const background = () => (nativeTheme.shouldUseDarkColors ? '#0f0e0c' : '#faf8f4')

/** The one window a person sees. It shows itself with its first painted frame. */
export function createWindow(plan: WindowPlan): BrowserWindow {
  const window = new BrowserWindow({
    title: plan.title,
    width: plan.settings.width,
    height: plan.settings.height,
    minWidth,
    minHeight,
    show: false,
    backgroundColor: background(),
    autoHideMenuBar: true,
    webPreferences: {
      session: plan.session,
      preload: plan.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Files enter and leave through the main process alone, by its own dialogs.
      disableBlinkFeatures: 'FileSystemAccessLocal',
      spellcheck: false,
      devTools: plan.devTools,
      safeDialogs: true,
    },
  })
  if (plan.settings.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  // A page may change its own title; ours never does, so no name can reach the task bar.
  window.on('page-title-updated', (event) => event.preventDefault())
  const repaint = () => window.setBackgroundColor(background())
  nativeTheme.on('updated', repaint)
  window.once('closed', () => nativeTheme.off('updated', repaint))
  return window
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

export function windowLook(window: BrowserWindow, theme: WindowSettings['theme']): WindowSettings {
  const { width, height } = window.getNormalBounds()
  return { theme, width, height, maximized: window.isMaximized() }
}
