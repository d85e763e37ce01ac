import { isNullable, kindOf } from '../../../contract/form/form-schema';
import { AgencyField, isOfAgencies } from './agency-field';
import { AreasField } from './areas-field';
import { ChoiceField } from './choice-field';
import { ChoicesField } from './choices-field';
import { DistrictField } from './district-field';
import { FilesField } from './files-field';
import type { FieldProps } from './form-state';
import { HandlingField } from './handling-field';
import { ListField } from './list-field';
import { MomentField } from './moment-field';
import { isNote, NoteField } from './note-field';
import { isPlace, PlaceField } from './place-field';
import { PlainField } from './plain-field';
import { RecordField } from './record-field';
import { VillageField } from './village-field';
import { WorkItemsField } from './work-items-field';
import { YesNoField } from './yes-no-field';

/** A field as its schema wants it. Some names mean the same in every flow and have their own. */
export function AnyField(props: FieldProps) {
  const { schema, path } = props;
  const name = path.at(-1);
  if (name === 'handling') return <HandlingField {...props} />;
  if (name === 'kecamatan') return <DistrictField {...props} />;
  if (name === 'kelurahan') return <VillageField {...props} />;
  if (name === 'areas') return <AreasField {...props} />;
  if (name === 'attachments') return <FilesField {...props} />;
  if (name === 'workItems') return <WorkItemsField {...props} />;
  if (isOfAgencies(path)) return <AgencyField {...props} />;
  if (isPlace(schema)) return <PlaceField {...props} />;
  switch (kindOf(schema)) {
    case 'choice':
      return <ChoiceField {...props} />;
    case 'moment':
      return <MomentField {...props} />;
    case 'record':
      return isNote(schema) ? <NoteField {...props} /> : <RecordField {...props} />;
    case 'list':
      return schema.items?.enum ? <ChoicesField {...props} /> : <ListField {...props} />;
    case 'flag':
      return isNullable(schema) ? <YesNoField {...props} /> : <PlainField {...props} />;
    default:
      return <PlainField {...props} />;
  }
}
