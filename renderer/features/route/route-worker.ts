import type { PracticeSteps } from '#shared/domain/route/search-practice'
import {
  type RouteWork,
  reasonsLeftOut,
  workLate,
  workOnDay,
  workOnPractice,
} from '#shared/domain/route/work-on-day'

/** What the worker tells its page; typed on the other side by what was asked. */
export type WorkerNews =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'broken'; readonly message: string }

/** What the page asks: work, or that the work under way ends with the best so far. */
export type RouteRequest = RouteWork | { readonly kind: 'stop' }

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<RouteRequest>) => void) | null
  postMessage(news: WorkerNews): void
}
const clock = () => performance.now()

let stopAsked = false

/** A turn for what the page has sent meanwhile; a timer would wait longer. */
const channel = new MessageChannel()
const aTurn = () =>
  new Promise<void>((resolve) => {
    channel.port1.onmessage = () => resolve()
    channel.port2.postMessage(null)
  })

async function step<Answer>(steps: PracticeSteps<Answer>): Promise<Answer> {
  for (;;) {
    const done = steps.next(!stopAsked)
    if (done.done) return done.value
    scope.postMessage({ kind: 'progress', share: done.value })
    await aTurn()
  }
}

function answerTo(work: RouteWork): unknown {
  switch (work.kind) {
    case 'day':
      return workOnDay(work.problem, work.therapistId, work.givenOrders, work.booked)
    case 'late':
      return workLate(work.problem, work.booked, work.present, clock)
    case 'leftOut':
      return reasonsLeftOut(work.problem, work.plan)
    case 'practice': {
      const { seed, budgetMs } = work
      return step(workOnPractice(work.problem, { seed, budgetMs, clock }))
    }
  }
}

scope.onmessage = async ({ data }) => {
  stopAsked = data.kind === 'stop'
  if (data.kind === 'stop') return
  try {
    scope.postMessage({ kind: 'answer', answer: await answerTo(data) })
  } catch (error) {
    // Only what kind of fault it was: a problem holds where people live.
    scope.postMessage({ kind: 'broken', message: error instanceof Error ? error.name : 'unknown' })
  }
}
