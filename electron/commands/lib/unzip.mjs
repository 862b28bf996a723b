import { createWriteStream } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

/**
 * Unpacks a zip into `folder`. `rename(entryName)` answers the path inside the folder, or null to
 * leave the entry out. A bare machine has no `unzip`, so this uses yauzl, which `npm ci` installed.
 * Entries that would land outside the folder, and links, are refused.
 */
export async function unzip(file, folder, rename) {
  // Not at the top of the file: this module is loaded before anything is installed.
  const { default: yauzl } = await import('yauzl')
  const zip = await new Promise((done, fail) => {
    yauzl.open(file, { lazyEntries: true, autoClose: true }, (error, opened) =>
      error ? fail(error) : done(opened),
    )
  })
  await new Promise((done, fail) => {
    zip.once('end', done)
    zip.once('error', fail)
    zip.on('entry', (entry) => {
      writeEntry(zip, entry, folder, rename).then(() => zip.readEntry(), fail)
    })
    zip.readEntry()
  }).finally(() => zip.close())
}

async function writeEntry(zip, entry, folder, rename) {
  const name = entry.fileName.endsWith('/') ? null : rename(entry.fileName)
  if (name === null) return
  const target = join(folder, name)
  if (!target.startsWith(folder + sep)) throw new Error(`The zip reaches outside: ${name}`)
  const mode = entry.externalFileAttributes >>> 16
  if ((mode & 0o170000) === 0o120000) throw new Error(`The zip holds a link: ${name}`)
  await mkdir(dirname(target), { recursive: true })
  const source = await new Promise((done, fail) => {
    zip.openReadStream(entry, (error, stream) => (error ? fail(error) : done(stream)))
  })
  await pipeline(source, createWriteStream(target))
  if (mode & 0o111) await chmod(target, 0o755)
}
