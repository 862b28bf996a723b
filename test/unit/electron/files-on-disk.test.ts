import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFileShelf } from '#electron/main/file-shelf'
import { finishPutBack, hasCopy, keepCopy, stagePutBack } from '#electron/main/store-copy'
import { removeLeftUnfinished } from '#electron/main/unfinished-files'
import { startFile, writeWholeFile } from '#electron/main/whole-file'

const disk = vi.hoisted(() => ({ unflushable: '', asked: 0 }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const open = (path: string, ...rest: [string, number?]) => {
    if (path === disk.unflushable) {
      disk.asked++
      throw new Error('this folder cannot be flushed')
    }
    return real.open(path, ...rest)
  }
  return { ...real, open }
})

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const bytes = (text: string) => new TextEncoder().encode(text)

describe('a file that is written', () => {
  it('replaces the old one only when it is whole', async () => {
    const path = join(folder, 'a')
    await writeFile(path, 'old')
    const file = await startFile(path)
    await file.append(bytes('new'))
    expect(await readFile(path, 'utf8')).toBe('old')
    await file.commit()
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(await readdir(folder)).toEqual(['a'])
  })

  it('leaves nothing when it is given up, and refuses more', async () => {
    const file = await startFile(join(folder, 'a'))
    await file.append(bytes('x'))
    await file.discard()
    await file.discard()
    expect(await readdir(folder)).toEqual([])
    await expect(file.append(bytes('y'))).rejects.toThrow()
    await expect(file.commit()).rejects.toThrow()
  })

  it('is there once it is renamed, also where its folder cannot be flushed', async () => {
    disk.unflushable = folder
    await writeWholeFile(join(folder, 'a'), bytes('whole'))
    expect(disk.asked).toBe(process.platform === 'win32' ? 0 : 1)
    disk.unflushable = ''
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('whole')
  })

  it('that cannot be put in place leaves the place as it was', async () => {
    const path = join(folder, 'taken')
    await mkdir(join(path, 'inside'), { recursive: true })
    await expect(writeWholeFile(path, bytes('x'))).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['taken'])
  })
})

describe('a file in a person’s own folder that a kill left unfinished', () => {
  const own = () => join(folder, 'own')
  const stick = () => join(folder, 'stick')
  const notes = () => readdir(join(own(), 'unfinished'))
  beforeEach(() => mkdir(stick()))

  it('goes at the next start, with the note of where it lay; a whole one stays', async () => {
    await writeWholeFile(join(stick(), 'whole'), bytes('x'), own())
    await (await startFile(join(stick(), 'stopped'), own())).discard()
    expect(await notes()).toEqual([])
    const killed = await startFile(join(stick(), 'killed'), own())
    await killed.append(bytes('x'))
    expect(await readdir(stick())).toHaveLength(2)
    await removeLeftUnfinished(own())
    expect(await readdir(stick())).toEqual(['whole'])
    expect(await notes()).toEqual([])
    await killed.discard()
  })

  it('on a stick that was pulled out goes once the stick is back', async () => {
    const file = await startFile(join(stick(), 'a'), own())
    await rename(stick(), join(folder, 'away'))
    await expect(file.commit()).rejects.toThrow()
    await removeLeftUnfinished(own())
    await rename(join(folder, 'away'), stick())
    expect(await readdir(stick())).toHaveLength(1)
    await removeLeftUnfinished(own())
    expect(await readdir(stick())).toEqual([])
    expect(await notes()).toEqual([])
  })

  it('is all that a note can remove', async () => {
    await writeFile(join(stick(), 'letter.pdf'), 'x')
    await mkdir(join(own(), 'unfinished'), { recursive: true })
    await writeFile(join(own(), 'unfinished', 'letter.pdf.txt'), join(stick(), 'letter.pdf'))
    await removeLeftUnfinished(own())
    expect(await readdir(stick())).toEqual(['letter.pdf'])
    expect(await notes()).toEqual([])
  })

  it('is saved also where no note can be kept', async () => {
    await writeFile(own(), 'not a folder')
    await writeWholeFile(join(stick(), 'a'), bytes('whole'), own())
    expect(await readdir(stick())).toEqual(['a'])
  })
})

it('closing the shelf gives up every file, written or read', async () => {
  let next = 0
  const shelf = createFileShelf(() => String(next++), join(folder, 'own'))
  await writeFile(join(folder, 'read'), 'content')
  const written = await shelf.startWriting(join(folder, 'new'))
  const { handle } = await shelf.startReading(join(folder, 'read'))
  await shelf.closeAll()
  expect(shelf.writing(written)).toBeUndefined()
  expect(await shelf.read(handle, 0, 1)).toBeNull()
  expect(await readdir(folder)).toEqual(['own', 'read'])
  await expect(shelf.startReading(folder)).rejects.toThrow()
})

describe('the copy from before an upgrade', () => {
  const folders = () => ({ profile: join(folder, 'profile'), partition: join(folder, 'partition') })
  const database = () => join(folders().partition, 'IndexedDB/app.leveldb')
  const state = async () => [
    await readFile(join(database(), '000003.log'), 'utf8'),
    await readFile(join(folders().profile, 'vault.json'), 'utf8'),
  ]
  const write = async (text: string) => {
    await mkdir(database(), { recursive: true })
    await mkdir(folders().profile, { recursive: true })
    await writeFile(join(database(), '000003.log'), `rows ${text}`)
    await writeFile(join(database(), 'LOCK'), '')
    await writeFile(join(folders().profile, 'vault.json'), `vault ${text}`)
  }

  it('comes back whole: rows and vault together, newer files gone', async () => {
    await write('before')
    expect(hasCopy(folders())).toBe(false)
    await keepCopy(folders())
    expect(hasCopy(folders())).toBe(true)
    await write('after')
    await writeFile(join(database(), '000009.ldb'), 'newer')
    await stagePutBack(folders())
    expect(await state()).toEqual(['rows after', 'vault after'])
    await finishPutBack(folders())
    expect(await state()).toEqual(['rows before', 'vault before'])
    expect((await readdir(database())).sort()).toEqual(['000003.log'])
    expect(await readdir(folders().partition)).toEqual(['IndexedDB'])
  })

  it('is carried through by the next start when the program ended in the middle', async () => {
    await write('before')
    await keepCopy(folders())
    await write('after')
    await stagePutBack(folders())
    await rm(database(), { recursive: true })
    await finishPutBack(folders())
    await finishPutBack(folders())
    expect(await state()).toEqual(['rows before', 'vault before'])
  })

  it('is replaced only by a whole one', async () => {
    await write('first')
    await keepCopy(folders())
    await rm(join(folders().partition, 'IndexedDB'), { recursive: true })
    await expect(keepCopy(folders())).rejects.toThrow()
    await write('later')
    await stagePutBack(folders())
    await finishPutBack(folders())
    expect(await state()).toEqual(['rows first', 'vault first'])
  })
})
