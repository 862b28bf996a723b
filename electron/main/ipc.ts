import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { type ChannelName, channelNames, type EventName } from '#shared/ipc/channels'
import { pageOrigin, readAddress } from './addresses'
import type { Handlers } from './handlers/handler'

/** The page learns that a call was refused, and nothing else: no path, no stack, no value. */
const refusal = 'Doorstep refused this call.'

type AnyHandler = (args: unknown) => unknown

/**
 * Answers the calls of one window's page, and of nothing else: calls arrive on that window's own
 * channel, so another window or a hidden one has nobody to talk to. Rejects with one fixed message
 * when the sender, the arguments or (a bug of ours) the answer do not fit the contract.
 */
export function answerCalls(
  contents: WebContents,
  handlers: Promise<Handlers<ChannelName>>,
  report: (channel: ChannelName, cause: unknown) => void,
): void {
  // The schemas load while the window opens; the first call waits for what is left of that.
  const loading = Promise.all([import('#shared/ipc/contract'), handlers])
  for (const channel of channelNames) {
    contents.ipc.handle(channel, async (event, ...args: unknown[]) => {
      const [{ contract }, ready] = await loading
      const handler = ready[channel] as AnyHandler
      if (!isFromPage(event, contents) || args.length > 1) throw new Error(refusal)
      const parsed = contract[channel].args.safeParse(args[0])
      if (!parsed.success) throw new Error(refusal)
      try {
        return contract[channel].result.parse(await handler(parsed.data))
      } catch (cause) {
        report(channel, cause)
        throw new Error(refusal)
      }
    })
  }
}

/** Only the top frame of our own window, and only while it shows our own page. */
export function isFromPage(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  contents: WebContents,
): boolean {
  const frame = event.senderFrame
  return (
    event.sender === contents &&
    frame !== null &&
    frame.parent === null &&
    frame === contents.mainFrame &&
    frame.origin === pageOrigin &&
    readAddress(frame.url).kind === 'page'
  )
}

export function tellPage(contents: WebContents, event: EventName): void {
  if (!contents.isDestroyed()) contents.send(event)
}

/**
 * What may be written about an unexpected error: where it happened, not what it was about. Messages
 * can quote file names or what a person typed.
 */
export function reportBug(channel: string, cause: unknown): void {
  const error = cause instanceof Error ? cause : new Error('not an error')
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  process.stderr.write(`${channel}: ${error.name}${code}\n${frames.slice(0, 6).join('\n')}\n`)
}
