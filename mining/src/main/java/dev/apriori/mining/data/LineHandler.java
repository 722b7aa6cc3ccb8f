package dev.apriori.mining.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import dev.apriori.mining.MiningException;

/**
 * Takes a table's fields straight from the parser's buffer. It gives back no records at all, so the parser reads to the
 * end without an object for a field or a line.
 */
abstract class LineHandler extends AbstractBaseCsvCallbackHandler<Object> {
    private final String fileName;
    private final ReadLimits limits;
    private long lineLength;
    private boolean emptyStart; // nothing yet: a blank line, unless a second field follows

    LineHandler(String fileName, ReadLimits limits) {
        this.fileName = fileName;
        this.limits = limits;
    }

    /** A field, without the blanks around it. */
    abstract void field(int index, char[] buffer, int offset, int length);

    /** The end of a line that is not blank. */
    abstract void endOfLine(int fields);

    /** A complaint about the line that is being read. */
    final MiningException trouble(String what) {
        return new MiningException(fileName + ":" + getStartingLineNumber() + ": " + what);
    }

    /** A complaint about the whole file. */
    final MiningException fileTrouble(String what) {
        return new MiningException(fileName + ": " + what);
    }

    /** @throws MiningException when there is no room for one more */
    final void checkRows(int rows) {
        if (rows >= limits.maxRows()) {
            throw trouble(
                    "there are more than " + limits.maxRows() + " entries, more than fit; give a part of the data");
        }
    }

    /** A field as text that can be shown and compared: nothing that was not decoded, nothing that is no character. */
    final String text(char[] buffer, int offset, int length) {
        checkText(buffer, offset, length);
        return new String(buffer, offset, length);
    }

    /** @throws MiningException when the field is no text */
    final void checkText(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            char c = buffer[i];
            if (c == '\uFFFD' || c < ' ') {
                throw trouble(Shown.value(new String(buffer, offset, length))
                        + (c < ' ' ? " holds a control character" : " is no valid text")
                        + "; save the file as text in UTF-8, one record a line");
            }
        }
    }

    @Override
    protected final void handleBegin(long line) {
        lineLength = 0;
    }

    @Override
    protected final void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        lineLength += length + 1;
        if (length > limits.maxFieldLength()) {
            throw trouble("a field has " + length + " characters, more than " + limits.maxFieldLength()
                    + "; check the separator and the quotes");
        }
        if (lineLength > limits.maxLineLength()) {
            throw trouble("the line has more than " + limits.maxLineLength() + " characters; check the format");
        }
        int start = offset;
        int end = offset + length;
        while (start < end && buffer[start] == ' ') {
            start++;
        }
        while (end > start && buffer[end - 1] == ' ') {
            end--;
        }
        if (index == 0) {
            emptyStart = start == end;
        } else if (index == 1 && emptyStart) {
            field(0, buffer, 0, 0);
        }
        if (index > 0 || !emptyStart) {
            field(index, buffer, start, end - start);
        }
    }

    @Override
    protected final Object buildRecord() {
        boolean blank = emptyStart && getFieldCount() == 1;
        if (getRecordType() == RecordType.DATA && !blank) {
            endOfLine(getFieldCount());
        }
        return null;
    }
}
