import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export interface Source {
  /** From the root of the project. */
  readonly name: string
  readonly text: string
}

/** Every TypeScript file below a folder of the project. */
export const sourcesBelow = (folder: string): readonly Source[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))
