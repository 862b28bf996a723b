import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { Status } from '#renderer/ui/show/status'
import { preferredContactWords, safeToTextWords } from '#shared/domain/clients/words'
import type { Client } from '#shared/schema/client'
import classes from './clients.module.css'

const textMeaning = { yes: 'done', no: 'stop', notAsked: 'attention' } as const

/** How to reach the parent; whether a text is safe stands beside the number it would go to. */
export function ContactSection({ parent }: { readonly parent: Client }) {
  const { contact } = parent
  if (!contact) return null
  const language = [contact.language, contact.interpreterNeeded ? 'interpreter needed' : '']
    .filter(Boolean)
    .join(', ')
  const emergency = [contact.emergencyName, contact.emergencyPhone].filter(Boolean).join(', ')
  return (
    <Section title="Contact">
      <KeyValues>
        <KeyValue label="Phone">
          <span className={classes.inline}>
            {contact.phone ? (
              <span className={classes.number}>{contact.phone}</span>
            ) : (
              'Not recorded'
            )}
            <Status meaning={textMeaning[contact.safeToText]}>
              {safeToTextWords[contact.safeToText]}
            </Status>
          </span>
        </KeyValue>
        {contact.email && <KeyValue label="Email">{contact.email}</KeyValue>}
        <KeyValue label="Prefers">{preferredContactWords[contact.preferred]}</KeyValue>
        {language && <KeyValue label="Language">{language}</KeyValue>}
        <KeyValue label="In an emergency">{emergency}</KeyValue>
      </KeyValues>
    </Section>
  )
}
