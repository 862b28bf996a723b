import classes from './hairline.module.css'

/** A rule between parts; with a label, a quiet heading of a group ("Later today"). */
export function Hairline({ label }: { readonly label?: string }) {
  if (!label) return <hr className={classes.rule} />
  return (
    <div className={classes.labelled}>
      <span>{label}</span>
    </div>
  )
}
