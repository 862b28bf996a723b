import type { InfantChange } from '#shared/domain/clinical/infant/change-infant'
import type { InfantSession } from '#shared/schema/infant-session'
import type { PartDraft } from '../use-part-draft'

/** A baby's session while it is written. */
export type InfantDraft = PartDraft<InfantSession, InfantChange>
