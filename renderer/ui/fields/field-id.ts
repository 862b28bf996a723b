/** The id of a bound field's control: `field-baby-0-name` for `baby.0.name`. */
export const fieldId = (name: string): string => `field-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`
