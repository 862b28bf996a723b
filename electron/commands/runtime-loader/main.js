/**
 * Stands in for Electron's own default app, which the registry's copy lacks: it makes
 * `electron [-r module] [--flags] <folder>` work. It must keep to what the official one does, so that
 * the app cannot tell the two apart.
 */
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)
const args = process.argv.slice(1)
let target = null
for (let at = 0; at < args.length; at++) {
  const arg = args[at]
  if (arg === '-r' || arg === '--require') require(resolve(args[++at]))
  else if (arg.startsWith('--require=')) require(resolve(arg.slice('--require='.length)))
  else if (!arg.startsWith('-')) {
    target = resolve(arg)
    break
  }
}

if (target === null) {
  process.stderr.write('Usage: electron [-r module] [--flags] <app folder>\n')
  process.exit(1)
}

function loadApp(path) {
  if (statSync(path).isFile()) return { folder: dirname(path), main: path }
  const description = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  const name = description.productName ?? description.name
  if (name) app.setName(name)
  if (description.version) app.setVersion(description.version)
  if (description.desktopName) app.setDesktopName(description.desktopName)
  return { folder: path, main: resolve(path, description.main ?? 'index.js') }
}

const { folder, main } = loadApp(target)
app.setAppPath(folder)
// The folder was fixed before the name was known; a caller's own choice stays as it is.
if (!app.commandLine.hasSwitch('user-data-dir')) {
  app.setPath('userData', join(app.getPath('appData'), app.getName()))
}
await import(pathToFileURL(main).href)
