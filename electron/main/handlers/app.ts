import type { AppInfo, Profile } from '#shared/ipc/contract'
import { ok, refused } from '#shared/result'
import type { ClearingClipboard } from '../clipboard-clearing'
import { externalUrl } from '../external-links'
import type { Theme } from '../window-settings'
import type { Handlers } from './handler'

export type AppChannel =
  | 'app.info'
  | 'app.openProfile'
  | 'app.discardSample'
  | 'app.setTheme'
  | 'app.readyToClose'
  | 'app.openExternal'
  | 'app.copyText'

export interface AppHandlersNeeds {
  readonly info: AppInfo
  readonly clipboard: ClearingClipboard
  readonly openProfile: (profile: Profile) => void
  readonly discardSample: () => Promise<void>
  readonly setTheme: (theme: Theme) => void
  readonly readyToClose: () => void
  /** Whether a person has just clicked or pressed a key in the page. */
  readonly hasUserActivation: () => Promise<boolean>
  readonly openExternal: (url: string) => Promise<void>
}

export function createAppHandlers(needs: AppHandlersNeeds): Handlers<AppChannel> {
  return {
    'app.info': () => needs.info,
    'app.openProfile': ({ profile }) => needs.openProfile(profile),
    'app.discardSample': () => needs.discardSample(),
    'app.setTheme': ({ theme }) => needs.setTheme(theme),
    'app.readyToClose': () => needs.readyToClose(),
    'app.openExternal': async ({ url }) => {
      const address = externalUrl(url)
      if (address === null || !(await needs.hasUserActivation()))
        return refused({ code: 'refused' })
      try {
        await needs.openExternal(address)
      } catch {
        // No program is set for this kind of link.
        return refused({ code: 'refused' })
      }
      return ok(undefined)
    },
    'app.copyText': ({ text, sensitive }) => needs.clipboard.copy(text, sensitive),
  }
}
