import { ok, type Result, refused } from '#shared/result'
import { type TherapistProfile, therapistProfileSchema } from '#shared/schema/staff'
import { type Session, touch } from '../session'

/** The therapist's own words about themselves, for the page that families ask for. */
export async function saveProfile(
  session: Session,
  profile: TherapistProfile,
): Promise<Result<null, 'tooLong' | 'gone'>> {
  if (!therapistProfileSchema.safeParse(profile).success) return refused('tooLong')
  const changed = await session.store.change('staff', session.staffId, (person) =>
    ok({ ...person, ...touch(session), profile }),
  )
  return changed.ok ? ok(null) : refused('gone')
}
