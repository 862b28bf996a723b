import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Fragment, useEffect, useRef, useState } from 'react'
import { paths } from '#renderer/app/paths'
import { confirmLaptop } from '#renderer/data/commands/confirm-laptop'
import type { Invitation } from '#renderer/data/commands/invite-person'
import { isOutOfPractice, type People, type PersonRow, people } from '#renderer/data/queries/people'
import { useSession } from '#renderer/data/session'
import { useSyncStatus } from '#renderer/data/sync/use-sync-status'
import { useCommand } from '#renderer/data/use-command'
import { useKeysDue } from '#renderer/data/use-keys-due'
import { useLive } from '#renderer/data/use-live'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { announce } from '#renderer/ui/tell/announce'
import { Reading } from '#renderer/ui/tell/reading'
import { type Laptop, laptopName } from '#shared/domain/practice/laptops'
import { may, roleWords } from '#shared/domain/practice/roles'
import { outOfPracticeWords } from '#shared/domain/sync/out-of-practice-words'
import { InvitationPanel } from './invitation-panel'
import { type Invited, InviteForm } from './invite-form'
import type { PeopleTrouble } from './people-words'
import { PersonPanel } from './person-panel'
import { Trouble } from './trouble'

type Shown =
  | { readonly at: 'list' }
  | { readonly at: 'asking'; readonly before: Invited | null }
  | { readonly at: 'invited'; readonly invited: Invited; readonly invitation: Invitation }

/** Who works in the practice, and the way in and out. */
export function PeoplePage() {
  const live = useLive(people)
  const navigate = useNavigate()
  const { staffId, opened } = useSession()
  const [shown, setShown] = useState<Shown>({ at: 'list' })
  const isLettingIn = useRef(false)
  // Leaving the page ends what nobody watches any more; not under a laptop that is being let in.
  useEffect(
    () => () => {
      if (!isLettingIn.current) void window.doorstep.call('people.endInvitation')
    },
    [],
  )
  const own = live.value?.rows.find(({ person }) => person.id === staffId)
  const isOut = isOutOfPractice(own, opened.deviceId)
  const decides = !isOut && may(own?.member?.role ?? own?.person.role, 'people')
  return (
    <PageFrame
      title="People"
      width="read"
      lead="Who works in this practice. Each has a laptop, keys and a passphrase of their own."
      back={{
        label: 'Settings',
        onBack: () => void navigate({ to: '/settings/$section', params: { section: 'practice' } }),
      }}
      primary={
        decides && shown.at === 'list' ? (
          <Button onClick={() => setShown({ at: 'asking', before: null })}>Invite somebody</Button>
        ) : undefined
      }
    >
      <Reading of={[live]} what="The practice’s people" />
      {shown.at === 'asking' && (
        <Section title="Invite somebody">
          <InviteForm
            before={shown.before}
            onInvited={(invited, invitation) => setShown({ at: 'invited', invited, invitation })}
            onCancel={() => setShown({ at: 'list' })}
          />
        </Section>
      )}
      {shown.at === 'invited' && (
        <Section title="Invitation">
          <InvitationPanel
            {...shown}
            onLettingIn={(isOn) => {
              isLettingIn.current = isOn
            }}
            onDone={() => {
              isLettingIn.current = false
              setShown({ at: 'list' })
            }}
            onAgain={() => setShown({ at: 'asking', before: shown.invited })}
          />
        </Section>
      )}
      {isOut && <YouLeft />}
      {decides && live.value && <KeysDue people={live.value} />}
      {live.value && <List people={live.value} decides={decides} />}
    </PageFrame>
  )
}

function YouLeft() {
  const { trouble } = useSyncStatus()
  const { what, safe, todo } = outOfPracticeWords(trouble === 'passwordRefused')
  return (
    <Notice meaning="attention" title={what}>
      <p>{safe}</p>
      <p>{todo}</p>
    </Notice>
  )
}

/** Somebody takes out a laptop of their own: what others' keys open for it, an owner alone can change. */
function KeysDue({ people: all }: { readonly people: People }) {
  const due = useKeysDue(all)
  if (!due) return null
  return (
    <Notice
      meaning="attention"
      title="New keys are due"
      action={<LinkButton to={paths.sync}>Laptop and server</LinkButton>}
    >
      A laptop that was taken out still has the present keys. Make new ones in Laptop and server:
      from then on it cannot read what is written.
    </Notice>
  )
}

function List({ people: all, decides }: { readonly people: People; readonly decides: boolean }) {
  const { staffId } = useSession()
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Section title="In this practice">
      {all.missing > 0 && (
        <Notice meaning="attention" title="Part of the list of members is missing on the server">
          This laptop knows signed entries that the records lack: the server went back to an older
          state, or somebody keeps them back. Nothing is lost here, and nobody gained access by it.
        </Notice>
      )}
      {all.held > 0 && (
        <Notice meaning="attention" title="Two owners decided apart from each other">
          What one of them signed apart from their own removal does not count. Look through the
          roles below and set right what you want otherwise.
        </Notice>
      )}
      <Rows label="People">
        {all.rows.map((row) => {
          const { person } = row
          const mayOpen = decides && all.hasLog && person.id !== staffId && open !== person.id
          return (
            <Fragment key={person.id}>
              <Row
                title={<PersonName name={person.name} />}
                detail={detailOf(row, all.hasLog, person.id === staffId)}
                trailing={
                  mayOpen ? (
                    <Button
                      variant="subtle"
                      size="compact-md"
                      aria-label={`Change: ${person.name}`}
                      onClick={() => setOpen(person.id)}
                    >
                      Change
                    </Button>
                  ) : undefined
                }
              />
              {(decides || person.id === staffId) &&
                row.member !== null &&
                row.unsigned.map((laptop) => (
                  <UnsignedLaptop key={laptop.deviceId} person={person} laptop={laptop} />
                ))}
              {open === person.id && (
                <li>
                  <PersonPanel row={row} onClose={() => setOpen(null)} />
                </li>
              )}
            </Fragment>
          )
        })}
      </Rows>
    </Section>
  )
}

interface UnsignedLaptopProps {
  readonly person: PersonRow['person']
  readonly laptop: Laptop
}

/** A laptop says that it is theirs; until somebody who may has confirmed it, no key goes to it. */
function UnsignedLaptop({ person, laptop }: UnsignedLaptopProps) {
  const { opened } = useSession()
  const { run, running } = useCommand(confirmLaptop)
  const [trouble, setTrouble] = useState<PeopleTrouble | null>(null)
  const name = laptopName(person.signingKeys, laptop)
  const confirm = async () => {
    setTrouble(null)
    const done = await run({ staffId: person.id, deviceId: laptop.deviceId })
    if (done.ok) announce(`${name} is confirmed.`)
    else setTrouble(done.refusal)
  }
  if (laptop.deviceId === opened.deviceId)
    return (
      <Row
        title={<bdi>{name}</bdi>}
        detail="This laptop. It gets no new keys until it is confirmed: do so in Settings, People, on another laptop of yours or an owner’s."
      />
    )
  return (
    <>
      <Row
        title={<bdi>{name}</bdi>}
        detail={`Says that it is a laptop of ${person.name} since ${day(laptop.addedAt)}. It gets no new keys until it is confirmed: do so only if you know of it.`}
        trailing={
          <Button
            variant="subtle"
            size="compact-md"
            loading={running}
            aria-label={`Confirm ${name} of ${person.name}`}
            onClick={() => void confirm()}
          >
            Confirm
          </Button>
        }
      />
      {trouble && (
        <li>
          <Trouble trouble={trouble} />
        </li>
      )}
    </>
  )
}

const day = (at: string): string =>
  new Date(at).toLocaleDateString('en-US', { dateStyle: 'medium' })

function detailOf({ person, member }: PersonRow, hasLog: boolean, isOwn: boolean): string {
  const laptops = person.signingKeys.filter(({ revokedAt }) => !revokedAt)
  const synced = laptops.flatMap(({ lastSyncedAt }) => lastSyncedAt ?? []).toSorted()
  const last = synced.at(-1)
  if (member && member.leftAt !== null) {
    const isOpen = person.signingKeys.some(({ accountClosedAt }) => !accountClosedAt)
    const account = isOpen ? 'their account may still be open' : 'their accounts are closed'
    return `Left on ${day(member.leftAt)} · ${account}`
  }
  return [
    roleWords[member?.role ?? person.role],
    ...(isOwn ? ['you'] : []),
    ...(member?.roleClashes ? ['two owners chose different roles; the stricter one stands'] : []),
    laptops.length === 1 ? '1 laptop' : `${laptops.length} laptops`,
    ...(last ? [`last synced ${day(last)}`] : []),
    ...(hasLog && !member ? ['let in by no owner: gets no keys'] : []),
  ].join(' · ')
}
