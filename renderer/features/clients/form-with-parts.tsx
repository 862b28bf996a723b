import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import classes from './client-form.module.css'

const parts = [
  'Parent',
  'Pregnancy and birth',
  'Babies',
  'The parent’s health',
  'Contact',
  'Address and how to get in',
  'Times that suit',
  'Care team',
] as const
const ofContacts: readonly string[] = [
  'Parent',
  'Contact',
  'Address and how to get in',
  'Times that suit',
]

interface FormWithPartsProps {
  /** Who and where alone, for somebody without charts. */
  readonly contactsOnly: boolean
  readonly children: ReactNode
}

/**
 * A long form with a way to each of its parts beside it, where there is room. Enter within a line
 * of text does not save: a half-filled page would be left by accident.
 */
export function FormWithParts({ contactsOnly, children }: FormWithPartsProps) {
  const shown = contactsOnly ? parts.filter((title) => ofContacts.includes(title)) : parts
  const form = useRef<HTMLDivElement>(null)
  const goTo = (title: string) => {
    const headings = form.current?.querySelectorAll('h2') ?? []
    const heading = [...headings].find((one) => one.textContent === title)
    const section = heading?.parentElement
    section?.scrollIntoView({ block: 'start' })
    section?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
  }
  const keepFromSaving = (event: KeyboardEvent) => {
    const inLine = event.target instanceof HTMLInputElement
    if (event.key === 'Enter' && inLine && !event.ctrlKey && !event.metaKey) event.preventDefault()
  }
  return (
    <div className={classes.withParts}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps a key of the fields inside */}
      <div ref={form} onKeyDown={keepFromSaving}>
        {children}
      </div>
      <nav aria-label="Parts of this page" className={classes.parts}>
        <ul>
          {shown.map((title) => (
            <li key={title}>
              <button type="button" className={classes.part} onClick={() => goTo(title)}>
                {title}
              </button>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}
