import { type Control, useWatch } from 'react-hook-form'
import { Notice } from '#renderer/ui/show/notice'
import { carelessWords } from '#shared/domain/summary/careful-words'
import type { SummaryChoices } from '#shared/domain/summary/summary-choices'

/** What in a field reads like a diagnosis, told beside it; the words stay as they were typed. */
export function CarefulNotice({
  control,
  name,
}: {
  readonly control: Control<SummaryChoices>
  readonly name: 'ask' | 'message'
}) {
  const found = carelessWords(useWatch({ control, name }))
  if (found.length === 0) return null
  const claims = found.filter(({ weight }) => weight === 'refused')
  const refused = claims.length > 0
  const said = (refused ? claims : found)
    .slice(0, 4)
    .map(({ words }) => `“${words}”`)
    .join(', ')
  return (
    <div aria-live="polite">
      <Notice
        meaning={refused ? 'attention' : 'waiting'}
        title={refused ? `Say it without ${said}` : `Whose words are ${said}?`}
      >
        {refused
          ? 'That claims a cause. Write what was reported and what you saw; the page leaves then.'
          : 'If a provider said it, name who and when. If not, write what was reported and what you saw.'}
      </Notice>
    </div>
  )
}
