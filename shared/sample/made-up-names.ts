/** Made-up people and places for the sample practice; nobody is meant. */
export const parentGivenNames = [
  ...['Amara', 'Anneliese', 'Ayesha', 'Beatriz', 'Brigid', 'Camille', 'Chiara', 'Dalia', 'Delphine'],
  ...['Eilidh', 'Esperanza', 'Farah', 'Fiona', 'Freya', 'Gabriela', 'Hana', 'Imani', 'Ingrid', 'Isolde'],
  ...['Jasmin', 'Joanna', 'Kavita', 'Keiko', 'Leilani', 'Linnea', 'Lucía', 'Maeve', 'Marisol', 'Mei'],
  ...['Mireille', 'Naledi', 'Nadia', 'Noor', 'Oksana', 'Orla', 'Paloma', 'Priya', 'Quyên', 'Rosalind'],
  ...['Ruta', 'Saoirse', 'Selma', 'Simone', 'Sunniva', 'Tamsin', 'Thandiwe', 'Ulrike', 'Valentina'],
  ...['Winona', 'Xiomara', 'Yara', 'Yuki', 'Zainab', 'Zoë'],
]
export const infantGivenNames = [
  ...['Ada', 'Alma', 'Arlo', 'Asa', 'Bao', 'Bea', 'Caspian', 'Cleo', 'Dara', 'Edda', 'Elio', 'Ezra'],
  ...['Fern', 'Finn', 'Gia', 'Hugo', 'Ida', 'Ines', 'Jonah', 'Juno', 'Kai', 'Kofi', 'Lio', 'Luz', 'Mara'],
  ...['Milo', 'Nia', 'Noa', 'Omar', 'Otis', 'Pia', 'Ravi', 'Remy', 'Rosa', 'Sami', 'Senna', 'Tove'],
  ...['Uma', 'Vera', 'Wren', 'Xavi', 'Yael', 'Zuri'],
]
export const familyNames = [
  ...['Abernathy', 'Adeyemi', 'Ahlgren', 'Baptiste', 'Bjornstad', 'Castellanos', 'Cheng', 'Dagher'],
  ...['Delacroix', 'Eriksen', 'Fairweather', 'Fujimoto', 'Galloway', 'Gunawardena', 'Halloran', 'Ibarra'],
  ...['Jankowski', 'Kamau', 'Kellerman', 'Lindqvist', 'Lozano', 'MacAllister', 'Mbeki', 'Montague'],
  ...['Nakagawa', 'Nguyễn', 'O’Rourke', 'Okonkwo', 'Petrosyan', 'Quintero', 'Rasmussen', 'Salazar'],
  ...['Sørensen', 'Takahashi', 'Tremblay', 'Underhill', 'Van der Berg', 'Villanueva', 'Whitlock', 'Yilmaz'],
  ...['Zamora', 'Zieliński'],
]
export const therapistNames = [
  ...['Maya Lindgren', 'Rosa Delgado', 'Ines Okafor', 'Tess Halvorsen', 'Priya Raman', 'Nora Whitfield'],
  ...['Camila Duarte', 'Aoife Brennan', 'Sofia Marchetti', 'Leah Abramson'],
]
export const streetNames = [
  ...['Alder Lane', 'Birchwood Ave', 'Cedar Ridge Rd', 'Dogwood Ct', 'Elderberry St', 'Foxglove Way'],
  ...['Heron Pond Rd', 'Juniper St', 'Kestrel Ln', 'Larkspur Dr', 'Millrace Rd', 'Otter Creek Blvd'],
  ...['Quarry Hill Rd', 'Sandpiper Ct', 'Thistle St', 'Willow Bend', 'Yarrow Ave'],
]
/** Towns around a made-up lake, with offsets in km from the home base (east, north). */
export const towns = [
  { city: 'Lakeford', postalCode: '00101', east: 0, north: 0 },
  { city: 'Maple Harbor', postalCode: '00102', east: 6, north: 3 },
  { city: 'Stillwater Bend', postalCode: '00103', east: -5, north: 7 },
  { city: 'North Pines', postalCode: '00104', east: 2, north: 11 },
  { city: 'Fernhill', postalCode: '00105', east: -8, north: -4 },
  { city: 'Otter Creek', postalCode: '00106', east: 9, north: -6 },
] as const
export const providerNames = [
  { name: 'Dr. Helena Voss', credentials: 'MD', role: 'obgyn', organisation: 'Lakeford Women’s Health' },
  { name: 'Dr. Samuel Adeyinka', credentials: 'MD', role: 'obgyn', organisation: 'Harborview Obstetrics' },
  { name: 'Marguerite Sloan', credentials: 'CNM', role: 'midwife', organisation: 'Fernhill Birth Center' },
  { name: 'Dr. Lin Zhao', credentials: 'MD', role: 'pediatric', organisation: 'North Pines Pediatrics' },
  { name: 'Dr. Aaron Feld', credentials: 'DO', role: 'pediatric', organisation: 'Lakeford Children’s Clinic' },
  { name: 'Bridget Nolan', credentials: 'IBCLC', role: 'lactation', organisation: 'Milk & Calm' },
  { name: 'Dr. Carmen Ruiz', credentials: 'PT, DPT', role: 'pelvicFloorPt', organisation: 'Core & Floor PT' },
  { name: 'Dr. Ezekiel Stone', credentials: 'PsyD', role: 'mentalHealth', organisation: 'Harbor Counseling' },
  { name: 'Talia Brooks', credentials: 'CD', role: 'doula', organisation: '' },
] as const
