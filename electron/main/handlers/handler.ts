import type { ChannelName } from '#shared/ipc/channels'
import type { Answer, Args } from '#shared/ipc/contract'

/** A group of channels and what answers them; arguments arrive parsed by the contract. */
export type Handlers<C extends ChannelName> = {
  readonly [K in C]: Handler<K>
}

// A channel that answers nothing may simply end.
type Handler<C extends ChannelName> =
  Answer<C> extends undefined
    ? ((args: Args<C>) => void) | ((args: Args<C>) => Promise<void>)
    : (args: Args<C>) => Answer<C> | Promise<Answer<C>>
