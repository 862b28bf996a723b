import { z } from 'zod'
import { emptyAddress } from '#shared/schema/primitives'
import { providerSchema } from '#shared/schema/provider'
import { npiProblem } from './npi'

const npiWords = {
  length: 'An NPI has ten digits.',
  check: 'This is not a valid NPI: a digit is mistyped. Compare it with the provider’s letterhead.',
}

/** The form of a provider: the record without its stamps, with the NPI's check digit and a real address. */
export const providerFormSchema = providerSchema
  .omit({
    id: true,
    space: true,
    createdAt: true,
    createdBy: true,
    updatedAt: true,
    updatedBy: true,
    setAsideAt: true,
  })
  .extend({
    name: providerSchema.shape.name.refine((name) => name.trim() !== '', 'Enter a name.'),
    npi: z.string().superRefine((npi, context) => {
      const problem = npiProblem(npi.trim())
      if (problem) context.addIssue({ code: 'custom', message: npiWords[problem] })
    }),
    email: z
      .string()
      .max(254)
      .refine(
        (text) => text.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()),
        'Enter an email address such as name@example.com.',
      ),
  })
export type ProviderForm = z.infer<typeof providerFormSchema>

export const blankProvider: ProviderForm = {
  name: '',
  credentials: '',
  role: 'obgyn',
  organisation: '',
  npi: '',
  phone: '',
  fax: '',
  email: '',
  address: emptyAddress,
  note: '',
}
