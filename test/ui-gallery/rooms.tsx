import { createRoot } from 'react-dom/client'
import { Opened } from '#renderer/app/opened'
import { ThemeProvider } from '#renderer/ui/theme/theme-provider'
import type { DoorstepBridge } from '#shared/ipc/contract'
import { madeUpPractice } from './made-up-practice'
import { syncStates } from './sync-states'

const asked = new URLSearchParams(location.search)
const status = syncStates[asked.get('state') ?? 'off'] ?? syncStates.off
const info = {
  version: '0',
  electron: '0',
  chromium: '0',
  platform: 'linux',
  profile: 'practice',
  packaged: false,
} as const

const steps = ['database', 'rules', 'members', 'limits', 'account', 'signIn'].map((step) => ({
  step,
  space: null,
  outcome: step === 'limits' ? 'notAllowed' : step === 'rules' ? 'mended' : 'made',
}))
let server =
  status?.phase === 'off'
    ? null
    : { address: 'https://records.example.org', userName: 'doorstep-aaaaaaaa' }
const answers: Record<string, (args: { address: string; userName: string }) => unknown> = {
  'app.info': () => info,
  'server.state': () => ({ server }),
  'server.inspect': ({ userName }) =>
    userName === 'nobody'
      ? { ok: false, refusal: { code: 'passwordRefused' } }
      : {
          ok: true,
          value: {
            vendor: 'The Apache Software Foundation',
            version: '3.5.0',
            role: userName === 'admin' ? 'admin' : 'member',
            databases: userName === 'admin' ? 'missing' : 'noAccess',
          },
        },
  'server.setUp': ({ address }) => {
    server = { address, userName: 'doorstep-aaaaaaaa' }
    return { ok: true, value: { steps } }
  },
}
const bridge = {
  call: async (channel: string, args: never) => answers[channel]?.(args) ?? { ok: true },
  on: () => () => {},
} as unknown as DoorstepBridge
Object.assign(window, { doorstep: bridge })

const session = await madeUpPractice(status as never, asked.has('clashes'))
createRoot(document.getElementById('root') as HTMLElement).render(
  <ThemeProvider>
    <Opened session={session} info={info} />
  </ThemeProvider>,
)
