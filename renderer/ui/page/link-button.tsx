import { Button, type ButtonProps } from '@mantine/core'
import { createLink, type LinkComponent } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type Attributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps>

function ButtonAnchor({
  ref,
  ...rest
}: ButtonProps & Attributes & { readonly ref?: Ref<HTMLAnchorElement> }) {
  return <Button component="a" ref={ref} {...rest} />
}

const RoutedButton = createLink(ButtonAnchor)

/** Looks like a button, goes to a page: `to`, `params`, `search` as in the router's Link. */
export const LinkButton: LinkComponent<typeof ButtonAnchor> = (props) => <RoutedButton {...props} />
