import type { Session } from 'electron'
import type { Profile } from '#shared/ipc/contract'
import { reportBug } from './ipc'
import { openPractice, type Practice, type Surroundings } from './practice'
import {
  eraseSample,
  finishErasingSample,
  makeProfileFolder,
  partitionFolder,
  profileFolder,
} from './profiles'
import { finishPutBack } from './store-copy'

/** Which practice is on the screen. There is exactly one, but for the moment one takes over. */
export interface Desk {
  current(): Practice | null
  open(profile: Profile): Promise<void>
  lock(): Promise<void>
}

type AroundDesk = Omit<Surroundings, 'openProfile' | 'discardSample' | 'settings'> & {
  readonly settings: () => Surroundings['settings']
}

export function createDesk(around: AroundDesk): Desk {
  const open = new Set<Practice>()
  let current: Practice | null = null
  /** Chromium keeps a session's files open until the program ends, so it is remembered once made. */
  let sampleSession: Session | null = null
  let last: Promise<void> = Promise.resolve()

  /** One change at a time: a second click must not open a second window. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work, work)
    return last
  }

  const show = async (profile: Profile): Promise<Practice | null> => {
    if (current?.profile === profile) return null
    if (profile === 'sample' && !sampleSession) await finishErasingSample(around.userData)
    await prepare(around.userData, profile)
    const previous = current
    const practice = openPractice(profile, {
      ...around,
      settings: around.settings(),
      openProfile: (next) => {
        switchTo(next).catch((cause) => reportBug('app.openProfile', cause))
      },
      discardSample: () => discard(practice),
    })
    if (profile === 'sample') sampleSession = practice.session
    current = practice
    open.add(practice)
    practice.window.once('closed', () => {
      open.delete(practice)
      if (current === practice) current = null
    })
    return previous
  }

  const switchTo = (profile: Profile) =>
    inTurn(async () => {
      await (await show(profile))?.close()
    })

  /** Asked from the sample itself this ends the page that waits for the answer: not awaited there. */
  const discard = async (asking: Practice): Promise<void> => {
    const work = inTurn(async () => {
      const sample = [...open].find((practice) => practice.profile === 'sample')
      if (sample) {
        await show('practice')
        await sample.end()
      }
      await eraseSample(around.userData, sampleSession)
    })
    if (asking.profile !== 'sample') return work
    work.catch((cause) => reportBug('app.discardSample', cause))
  }

  return {
    current: () => current,
    open: switchTo,
    async lock() {
      await Promise.all([...open].map((practice) => practice.lock()))
    },
  }
}

async function prepare(userData: string, profile: Profile): Promise<void> {
  // A disk that refuses is for the page to tell: there must be a window to tell it in.
  await makeProfileFolder(userData, profile).catch(() => {})
  // Left half-done by an earlier run. When the disk still refuses, the store stays as it is and the
  // page says what it finds; the next start tries again.
  await finishPutBack({
    profile: profileFolder(userData, profile),
    partition: partitionFolder(userData, profile),
  }).catch(() => {})
}
