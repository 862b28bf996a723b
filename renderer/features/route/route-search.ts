import type { RouteAnswers, RouteWork } from '#shared/domain/route/work-on-day'
import type { RouteRequest, WorkerNews } from './route-worker'

export interface Asked<Answer> {
  readonly answer: Promise<Answer>
  /** Ends the work; the answer never comes then. */
  cancel(): void
  /** A search of the practice answers soon with the best it has; other work goes on. */
  stop(): void
}

const startWorker = () =>
  new Worker(new URL('./route-worker.ts', import.meta.url), { type: 'module', name: 'route' })

let idle: Worker | null = null

/** A worker that is done is kept for the next question: starting one costs more than most days do. */
const takeWorker = (): Worker => {
  const worker = idle ?? startWorker()
  idle = null
  return worker
}

/** Asks the search, beside the page: it never waits for it. */
export function askSearch<W extends RouteWork>(
  work: W,
  onProgress?: (share: number) => void,
): Asked<RouteAnswers[W['kind']]> {
  const worker = takeWorker()
  let over = false
  const answer = new Promise<RouteAnswers[W['kind']]>((resolve, reject) => {
    const end = () => {
      over = true
      worker.onmessage = null
      worker.onerror = null
    }
    worker.onmessage = ({ data }: MessageEvent<WorkerNews>) => {
      if (data.kind === 'progress') return onProgress?.(data.share)
      end()
      if (idle === null) idle = worker
      else worker.terminate()
      if (data.kind === 'answer') resolve(data.answer as RouteAnswers[W['kind']])
      else reject(new Error(`The route search broke: ${data.message}`))
    }
    worker.onerror = () => {
      end()
      worker.terminate()
      reject(new Error('The route search did not start'))
    }
  })
  const send = (request: RouteRequest) => worker.postMessage(request)
  send(work)
  return {
    answer,
    stop() {
      if (!over) send({ kind: 'stop' })
    },
    cancel() {
      if (over) return
      over = true
      worker.onmessage = null
      worker.terminate()
    },
  }
}
