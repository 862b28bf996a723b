import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The repository: every command works from here, whatever folder it was called from. */
export const root = resolve(import.meta.dirname, '../../..')

/** The user's cache folder. What lies here can be deleted at any time and is fetched again. */
export function cacheFolder() {
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) {
    return join(process.env.LOCALAPPDATA, 'doorstep', 'cache')
  }
  // An empty XDG_CACHE_HOME counts as unset (XDG base directory specification).
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'doorstep')
}

/** A tool from node_modules, as `[program, ...arguments]` for any platform (no .cmd, no shell). */
export function tool(scriptInNodeModules) {
  return [process.execPath, join(root, 'node_modules', scriptInNodeModules)]
}
