import type { Session } from 'electron'
import { pageOrigin, staysInside } from './addresses'

/** Sessions made for a purpose outside the page (none today) would be let out here, by name. */
export function hardenSession(session: Session): void {
  denyPermissions(session)
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !staysInside(details.url) })
  })
  session.on('will-download', (event) => event.preventDefault())
}

function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(isAllowed(permission, details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isAllowed(permission, origin),
  )
  session.setDevicePermissionHandler(() => false)
  // Without a handler, getDisplayMedia is not supported at all: stricter than one that says no.
  session.setDisplayMediaRequestHandler(null)
  session.setBluetoothPairingHandler((_details, decide) => decide({ confirmed: false }))
}

/**
 * The one permission given: that Chromium may not throw the records away when the disk runs low. It
 * lets nothing in or out.
 */
function isAllowed(permission: string, asking: string): boolean {
  const fromPage = asking === pageOrigin || asking.startsWith(`${pageOrigin}/`)
  return permission === 'persistent-storage' && fromPage
}
