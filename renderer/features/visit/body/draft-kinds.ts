import {
  freshBodyOf,
  freshScarOf,
  recordBody,
  recordScar,
} from '#renderer/data/commands/record-hands-on'
import {
  type BodyChange,
  type BodyRefusal,
  bodyRefusalWords,
  changeBody,
} from '#shared/domain/clinical/body/change-body'
import {
  changeScar,
  type ScarChange,
  type ScarRefusal,
  scarRefusalWords,
} from '#shared/domain/clinical/scar/change-scar'
import type { BodySession } from '#shared/schema/body-session'
import type { ScarSession } from '#shared/schema/scar-session'
import type { DraftKind, HandsOnDraft } from './use-hands-on-draft'

export type BodyDraft = HandsOnDraft<BodySession, BodyChange>
export type ScarDraft = HandsOnDraft<ScarSession, ScarChange>

export const bodyKind: DraftKind<BodySession, BodyChange, BodyRefusal> = {
  of: (note) => note?.content.body,
  fresh: freshBodyOf,
  decide: changeBody,
  words: bodyRefusalWords,
  command: recordBody,
}
export const scarKind: DraftKind<ScarSession, ScarChange, ScarRefusal> = {
  of: (note) => note?.content.scar,
  fresh: freshScarOf,
  decide: changeScar,
  words: scarRefusalWords,
  command: recordScar,
}
