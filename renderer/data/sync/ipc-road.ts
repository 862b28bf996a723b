import type { Road } from './couch'

/** The road of the app: through the main process, which alone knows the server's address and password. */
export const ipcRoad: Road = {
  async request(request) {
    const answer = await window.doorstep.call('server.request', request)
    if (answer.ok) return answer
    const { code, waitMs } = answer.refusal
    return { ok: false, refusal: waitMs === undefined ? { code } : { code, waitMs } }
  },
  cancel(requestId) {
    void window.doorstep.call('server.cancel', { requestId })
  },
}

export const forgive = () => window.doorstep.call('server.forgive')

export const hasServer = async (): Promise<boolean> =>
  (await window.doorstep.call('server.state')).server !== null
