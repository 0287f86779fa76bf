import { memo, type ReactNode } from 'react';
import { hasText, type Message } from '#shared/domain/message';
import { numberMarks, wordMarks, type SearchTerm } from '#shared/domain/search-marks';
import { FoundText } from '../../../components/found-text';
import { Icon } from '../../../components/icons';
import { ListLine } from '../../../components/list-line';
import { Pill } from '../../../components/pill';
import { wholeTime } from '../../../lib/message-time';
import { timeOfDay } from '../day';
import { stateIcon, type RowWords } from '../row-words';
import { excerptOf } from './excerpt';

interface MessageLineProps {
  readonly message: Message;
  readonly index: number;
  /** The day that begins with it, as a heading; `null` where it is that of the one above. */
  readonly day: string | null;
  readonly words: RowWords;
  /** The accessible name of the checkbox of a message to somebody. */
  readonly tickLabelOf: (name: string) => string;
  /** What was searched for. */
  readonly term: SearchTerm | null;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly isTicked: boolean;
  readonly onOpen: (index: number) => void;
  /** `isRange`: with all between it and the one before. */
  readonly onTick: (index: number, isRange: boolean) => void;
}

/**
 * A message in the room's list: press it for all about it, tick it to do something with several.
 *
 * What it says comes from outside: to ask for translations in each row was a fifth of the room's opening.
 */
export const MessageLine = memo(function MessageLine(props: MessageLineProps): ReactNode {
  const { message, index, day, words, tickLabelOf, term } = props;
  const { isActive, isOpen, isTicked, onOpen, onTick } = props;
  const { createdAt, practice, recipientName, text } = message;
  const said = words.stateOf(message);
  const name = words.nameOf(message);
  const cost = words.costOf(message);
  return (
    <>
      {day !== null && <h2 className="history-day">{day}</h2>}
      <ListLine
        index={index}
        tickLabel={tickLabelOf(name)}
        isActive={isActive}
        isOpen={isOpen}
        isTicked={isTicked}
        onOpen={onOpen}
        onTick={onTick}
      >
        <span className="message-line-head">
          <span className="list-line-name" title={words.numberOf(message)}>
            <FoundText
              text={name}
              marks={recipientName === null ? numberMarks(name, term) : wordMarks(name, term)}
            />
          </span>
          {practice && <Pill>{words.practice}</Pill>}
          <time
            className="message-line-side"
            dateTime={new Date(createdAt).toISOString()}
            title={wholeTime(createdAt, words.language)}
          >
            {timeOfDay(createdAt, words.language)}
          </time>
        </span>
        <span className="list-line-text">
          {!hasText(message) ? (
            words.goneOf(message)
          ) : (
            <FoundText {...excerptOf(text, wordMarks(text, term))} />
          )}
        </span>
        <span className="message-line-foot">
          <span className="message-state" data-tone={said.tone}>
            <Icon name={stateIcon(message)} />
            <span className="message-line-state">{said.words}</span>
          </span>
          {cost !== '' && <span className="message-line-side">{cost}</span>}
        </span>
      </ListLine>
    </>
  );
});
