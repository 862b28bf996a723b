import {
  IconBellOff,
  IconCar,
  IconDoor,
  IconKey,
  IconMapPin,
  IconNote,
  IconPaw,
  IconStairs,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { Section } from '#renderer/ui/page/section'
import { GateCode } from '#renderer/ui/show/gate-code'
import { weekdaysWords, windowReasonWords, windowTimes } from '#shared/domain/clients/words'
import type { Client, TimeWindow } from '#shared/schema/client'
import classes from './clients.module.css'

type Icon = ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>

/** Read in the driveway, at arm's length: the address, the code and the quiet knock come first. */
export function AccessCardView({ parent }: { readonly parent: Client }) {
  const { home } = parent
  const address = home?.address
  const access = home?.access
  const line = [address?.street, address?.unit].filter(Boolean).join(', ')
  const town = [address?.city, [address?.region, address?.postalCode].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')
  const facts: readonly [string, Icon, string | undefined][] = [
    ['Parking', IconCar, access?.parking],
    ['Entrance', IconDoor, access?.entrance],
    ['Stairs', IconStairs, access?.stairs],
    ['Pets', IconPaw, access?.pets],
    ['Others at home', IconUsersGroup, access?.othersAtHome],
    ['Also', IconNote, access?.note],
  ]
  const told = facts.filter(([, , words]) => words)
  return (
    <Section title="At the door">
      <div className={classes.card}>
        <div className={classes.cardTop}>
          <p className={classes.address}>
            <IconMapPin size={22} stroke={1.75} aria-hidden />
            <span dir="auto">
              <span className={classes.street}>{line || 'No address yet'}</span>
              {town && <span className={classes.town}>{town}</span>}
            </span>
          </p>
          {access?.gateCode && (
            <p className={classes.code}>
              <IconKey size={22} stroke={1.75} aria-hidden />
              <span>
                <span className={classes.codeLabel}>Gate code</span>
                <span className={classes.codeValue}>
                  <GateCode code={access.gateCode} />
                </span>
              </span>
            </p>
          )}
        </div>
        {access?.quietEntry && (
          <p className={classes.quiet}>
            <IconBellOff size={22} stroke={2} aria-hidden />
            Quiet entry: do not ring or knock loudly
          </p>
        )}
        {told.length > 0 ? (
          <dl className={classes.doorFacts}>
            {told.map(([label, FactIcon, words]) => (
              <div key={label} className={classes.doorFact}>
                <dt>
                  <FactIcon size={18} stroke={1.75} aria-hidden /> {label}
                </dt>
                <dd dir="auto">{words}</dd>
              </div>
            ))}
          </dl>
        ) : (
          <p className={classes.faint}>Nothing about parking, stairs or pets yet.</p>
        )}
        <Windows windows={home?.windows ?? []} />
      </div>
    </Section>
  )
}

function Windows({ windows }: { readonly windows: readonly TimeWindow[] }): ReactNode {
  if (windows.length === 0) return null
  return (
    <div className={classes.windows}>
      <p className={classes.windowsTitle}>Times that suit</p>
      <ul className={classes.plainList}>
        {windows.map((window) => (
          <li key={window.id} className={classes.window}>
            <span className={classes.windowDays}>{weekdaysWords(window.weekdays)}</span>
            <span className={classes.windowTimes}>{windowTimes(window)}</span>
            <span className={classes.faint}>
              {windowReasonWords[window.reason]}
              {window.strength === 'hard' ? ' · never outside' : ' · if possible'}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
