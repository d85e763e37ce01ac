// generated, do not edit: npm run generate
/** How each flow is called, by language. */
export const FLOW_TITLES = {
  "en": {
    "permit": "Stay permits",
    "movement": "Movements",
    "lodging": "Lodgings",
    "sighting": "Sightings",
    "presence": "Presences",
    "hold": "Holds",
    "watch": "Watch list",
    "alert": "Early warnings",
    "response": "Responses",
    "request": "Requests",
    "reply": "Replies",
    "representation": "Representations",
    "bulletin": "Bulletins",
    "subject": "Subjects",
    "disclosure": "Disclosure notices",
    "directory": "Directory",
    "case": "Cases",
    "operation": "Joint operations",
    "meeting": "Meetings",
    "intelligence": "Intelligence"
  },
  "id": {
    "permit": "Izin tinggal",
    "movement": "Perlintasan",
    "lodging": "Penginapan",
    "sighting": "Temuan",
    "presence": "Keberadaan",
    "hold": "Penangguhan",
    "watch": "Daftar pantau",
    "alert": "Kewaspadaan",
    "response": "Tanggapan",
    "request": "Permintaan",
    "reply": "Jawaban",
    "representation": "Perwakilan asing",
    "bulletin": "Buletin",
    "subject": "Subjek",
    "disclosure": "Pemberitahuan pembukaan",
    "directory": "Direktori",
    "case": "Perkara",
    "operation": "Operasi gabungan",
    "meeting": "Rapat",
    "intelligence": "Intelijen"
  }
};
