import type {
  BreastProtocol,
  BreastTechnique,
  ProtocolProfile,
  ProtocolStamp,
  WarmUp,
} from '../../../schema/breast-session'

/**
 * The two ways of working (clinical rulebook C1, 2.4). Neither is called the standard: the sources
 * disagree, the practice chooses, and each note says by which it was held. What is locked holds in both.
 */
export interface Profile {
  readonly name: string
  readonly lead: string
  /** Usual and highest pressure, 1 to 5; the practice may set less, never more. */
  readonly pressureMost: number
  readonly without: readonly BreastTechnique[]
  readonly withoutWarmUp: readonly WarmUp['method'][]
}

export const profiles: Record<ProtocolProfile, Profile> = {
  A: {
    name: 'Conservative (A)',
    lead: 'After the ABM protocol #36 of 2022: light strokes, cold rather than warm, no squeezing, no vibration.',
    pressureMost: 2,
    without: ['compression', 'nippleRoll'],
    withoutWarmUp: ['heatedMassager'],
  },
  B: {
    name: 'Techniques (B)',
    lead: 'After the therapeutic breast massage studies: warm first, gentle circles, compression once it is soft.',
    pressureMost: 3,
    without: [],
    withoutWarmUp: [],
  },
}

/** What a practice that never chose works by. */
export const defaultProtocol: ProtocolStamp = { profile: 'A', version: 1, pressureMost: 2 }

/** What is in force: the last version, within what its profile allows. */
export function protocolInForce(protocol: BreastProtocol | undefined): ProtocolStamp {
  const last = protocol?.versions.at(-1)
  if (!last) return defaultProtocol
  const { profile, version, pressureMost } = last
  return { profile, version, pressureMost: Math.min(pressureMost, profiles[profile].pressureMost) }
}

export interface ProtocolChoice {
  readonly profile: ProtocolProfile
  readonly pressureMost: number
  readonly reason: string
}

/** Another version behind the others: what was in force stays to be read. The default counts as 1. */
export function withVersion(
  protocol: BreastProtocol | undefined,
  choice: ProtocolChoice,
  by: { readonly at: string; readonly staffId: string },
): BreastProtocol {
  const versions = protocol?.versions ?? []
  const last = versions.at(-1)?.version ?? defaultProtocol.version
  const { profile, reason } = choice
  const pressureMost = Math.min(choice.pressureMost, profiles[profile].pressureMost)
  const next = { profile, version: last + 1, pressureMost, reason: reason.trim() }
  return { versions: [...versions, { ...next, madeAt: by.at, madeBy: by.staffId }] }
}

/** `Conservative (A), version 3`. */
export const protocolWords = ({ profile, version }: ProtocolStamp): string =>
  `${profiles[profile].name}, version ${version}`
