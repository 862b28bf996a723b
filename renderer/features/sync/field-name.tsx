import { fieldWords } from '#shared/domain/sync/field-words'
import type { CollectionName } from '#shared/schema/collections'
import classes from './sync.module.css'

interface FieldNameProps {
  readonly collection: CollectionName
  readonly field: string
}

/** Which field, from the outside in: Home › Getting in › Gate code. */
export function FieldName({ collection, field }: FieldNameProps) {
  const words = fieldWords(collection, field)
  return (
    <p className={classes.field}>
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a path may name one thing twice
        <span key={index}>
          {index > 0 && <span aria-hidden> › </span>}
          {index === words.length - 1 ? <strong>{word}</strong> : word}
        </span>
      ))}
    </p>
  )
}
