/*
 * Papers behind the figures that a therapist sees beside infant massage: the paper is cited, never an
 * article about it (rulebook row 2.8c). What each could not show stands with it. For therapists: none of it
 * goes onto a family's page.
 */

export interface Source {
  readonly id: string
  readonly what: string
  /** What the study could not tell. */
  readonly limits: string
  readonly cite: string
  readonly doi: string
}

export const infantSources: readonly Source[] = [
  {
    id: 'ohiggins2008',
    what: 'Six sessions: 31 mothers with 13 or more on the EPDS at four weeks went to massage classes, 31 to a support group. More mothers of the massage group had a clinical reduction; these are shares of mothers, not sizes of a score.',
    limits:
      'No group without help. At one year depressed mothers had not reached the scores of the others, and the differences between the groups were limited.',
    cite: 'O’Higgins M, St James Roberts I, Glover V. J Affect Disord. 2008;109(1–2):189–192.',
    doi: '10.1016/j.jad.2007.10.027',
  },
  {
    id: 'gurol2012',
    what: '15 minutes once a day for 38 days, 57 mothers against 60: where the 15 minutes a day come from.',
    limits:
      'Not randomized, first-time mothers with healthy babies only, attachment by questionnaire.',
    cite: 'Gürol A, Polat S. Asian Nurs Res. 2012;6(1):35–41.',
    doi: '10.1016/j.anr.2012.02.006',
  },
  {
    id: 'lotfalipour2019',
    what: 'Mothers of 52 babies born at 30 to 37 weeks, in the NICU: massage once a day on five days, mood by questionnaire.',
    limits:
      'One hospital, five days, mood also changed in the other group. In the hospital’s care: at home the pediatrician’s word comes first.',
    cite: 'Lotfalipour B, Tirgari B, Pouraboli B, Mirzaee M. J Chiropr Med. 2019;18(1):67–76.',
    doi: '10.1016/j.jcm.2018.11.001',
  },
  {
    id: 'midtsund2019',
    what: 'A group in two parts, massage course and talk, led by public health nurses in Norway: what 12 mothers said of it.',
    limits: 'Interviews: they tell how it was, not what it did.',
    cite: 'Midtsund A, Litland A, Hjälmhult E. J Clin Nurs. 2019;28(3–4):489–498.',
    doi: '10.1111/jocn.14634',
  },
]
