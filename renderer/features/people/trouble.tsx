import { Notice } from '#renderer/ui/show/notice'
import { type PeopleTrouble, peopleWords } from './people-words'

export function Trouble({ trouble }: { readonly trouble: PeopleTrouble }) {
  const { title, words } = peopleWords(trouble)
  return (
    <div role="alert">
      <Notice meaning="attention" title={title}>
        {words}
      </Notice>
    </div>
  )
}
