import type { UseFormReturn } from 'react-hook-form'
import type { HouseholdForm } from '#shared/domain/clients/household-form'

/** The one form of a household, as its parts receive it. */
export type HouseholdFormApi = UseFormReturn<HouseholdForm>

/** Where in the form one person's health stands. */
export type HealthPath = 'health' | `babies.${number}.health`
