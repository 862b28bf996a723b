import type {
  HandsOnRefusal,
  HandsOnWriting,
  WrittenPart,
} from '#renderer/data/commands/record-hands-on'
import { useSession } from '#renderer/data/session'
import type { Command } from '#renderer/data/use-command'
import type { HandsOnFacts } from '#shared/domain/clinical/body/facts'
import { ok, type Result } from '#shared/result'
import type { Note } from '#shared/schema/note'
import { type PartDraft, usePartDraft } from '../use-part-draft'

export interface HandsOnDraft<Part, Change> extends Omit<PartDraft<Part, Change>, 'session'> {
  readonly part: Part
}

/** How one part of a note is read, begun, changed and saved. Made once, outside any component. */
export interface DraftKind<Part, Change, Refusal> {
  readonly of: (note: Note | null) => Part | undefined
  readonly fresh: (facts: HandsOnFacts) => Part
  readonly decide: (part: Part, change: Change, facts: HandsOnFacts) => Result<Part, Refusal>
  readonly words: (refusal: Refusal) => string
  readonly command: Command<
    HandsOnWriting<Change>,
    WrittenPart<Part>,
    HandsOnRefusal<Change, Refusal>
  >
}

/** Typing on into one field is one change: all but what is set says the same. */
function joined<Change>(last: Change, change: Change): Change | null {
  const [before, now] = [setting(last), setting(change)]
  if (!before || !now || before.place !== now.place) return null
  return { ...change, set: { ...before.set, ...now.set } }
}

function setting(change: unknown): { readonly place: string; readonly set: object } | null {
  if (typeof change !== 'object' || change === null || !('set' in change)) return null
  const { set, ...place } = change
  return typeof set === 'object' && set !== null ? { place: JSON.stringify(place), set } : null
}

/** A structured part of the note while it is written. */
export function useHandsOnDraft<Part, Change, Refusal>(
  { noteId, visitId, clientId }: Omit<HandsOnWriting<Change>, 'changes'>,
  note: Note | null,
  facts: HandsOnFacts,
  kind: DraftKind<Part, Change, Refusal>,
): HandsOnDraft<Part, Change> {
  const session = useSession()
  const { session: part, ...draft } = usePartDraft<Part, Change, Refusal>({
    stored: { session: kind.of(note) ?? kind.fresh(facts), updatedAt: note?.updatedAt ?? '' },
    decide: (before, change) => kind.decide(before, change, facts),
    words: kind.words,
    join: joined,
    async write(changes) {
      const done = await kind.command(session, { noteId, visitId, clientId, changes })
      return done.ok ? ok({ session: done.value.part, updatedAt: done.value.updatedAt }) : done
    },
  })
  return { ...draft, part }
}
