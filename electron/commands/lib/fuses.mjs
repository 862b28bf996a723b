import { Stop } from './say.mjs'

/** Reads the fuses back from what was built: a switch that silently did not take would else be found by nobody. */
export async function checkFuses(executable) {
  const { getCurrentFuseWire, FuseV1Options } = await import('@electron/fuses')
  const wanted = {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  }
  const wire = await getCurrentFuseWire(executable)
  // The wire holds the characters 1 and 0 (and r for a fuse this Electron no longer has).
  const wrong = Object.entries(wanted).filter(
    ([name, on]) => String.fromCharCode(wire[FuseV1Options[name]]) !== (on ? '1' : '0'),
  )
  if (wrong.length > 0) {
    throw new Stop(`These fuses are not as they must be: ${wrong.map(([name]) => name).join(', ')}`)
  }
}
