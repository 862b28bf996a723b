import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/*
 * A file that a person asked for is written beside its place, in their own folder. A kill, or a stick that is
 * pulled out, would leave that part there for good, readable perhaps. So where it lies is noted in the
 * program's own folder, one note a part, for as long as it is unfinished; what is noted at a start was left.
 */
const notesIn = (userData: string) => join(userData, 'unfinished')
const noteOf = (userData: string, part: string) => join(notesIn(userData), `${basename(part)}.txt`)
/** Nothing else is ever removed by a note, whatever stands in it. */
const isPart = (path: string) => /^\.doorstep-[0-9a-f]{16}\.part$/.test(basename(path))

/** Before the part is made. A program's folder that takes no note must not keep anybody from saving. */
export async function noteUnfinished(userData: string, part: string): Promise<void> {
  try {
    await mkdir(notesIn(userData), { recursive: true, mode: 0o700 })
    await writeFile(noteOf(userData, part), part, { mode: 0o600, flush: true })
  } catch {
    // As it was without notes.
  }
}

/** It has become the file that was asked for. */
export const forgetUnfinished = (userData: string, part: string): Promise<void> =>
  rm(noteOf(userData, part), { force: true }).catch(() => {})

/** Removes a part. One that cannot be reached now keeps its note: the next start tries again. */
export async function removeUnfinished(userData: string, part: string): Promise<void> {
  try {
    await rm(part, { force: true })
  } catch {
    return
  }
  if (existsSync(dirname(part))) await forgetUnfinished(userData, part)
}

/** To be called before anything can be saved in this run: what is noted then is an earlier run's. */
export async function removeLeftUnfinished(userData: string): Promise<void> {
  const names = await readdir(notesIn(userData)).catch(() => [])
  await Promise.all(
    names.map(async (name) => {
      const part = await readFile(join(notesIn(userData), name), 'utf8').catch(() => '')
      if (isPart(part) && name === basename(noteOf(userData, part))) {
        await removeUnfinished(userData, part)
      } else await rm(join(notesIn(userData), name), { force: true }).catch(() => {})
    }),
  )
}
