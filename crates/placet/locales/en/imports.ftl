# Imports of tables.

imports-title = Imports
imports-about = Bring a table from your spreadsheet: nothing is saved before you have seen, row by row, what it will change.
imports-recent = Your latest imports
imports-source = File
imports-what = Content
imports-when = Date
imports-state = State
imports-draft-waiting = to be confirmed
imports-draft-running = under way
imports-draft-stopped = stopped
imports-draft-interrupted = interrupted
imports-draft-done = imported

imports-file = File
imports-file-hint = CSV (whatever its separator and encoding) or XLSX, at most 20 MB and 100,000 rows.
imports-text = Or paste your table
imports-text-hint = Copy the cells in your spreadsheet, header row included, and paste them here.
imports-pasted = Pasted table
imports-read = Read and preview
imports-columns = Recognised columns
imports-columns-about = The order of the columns and the accents and capitals of their headers do not matter. An optional column that is absent leaves the saved values as they are; an empty cell clears them. Other columns are ignored.
imports-column = Column
imports-needed = Presence
imports-required = required
imports-optional = optional
imports-example = Example
imports-model = Download a template

imports-empty = There is nothing to read. Choose a file, or paste a table with its header row.
imports-no-row = The table has only its header row. Add at least one row.
imports-too-large = The file is too large: 20 MB at most. Split it into several.
imports-too-many-rows = The table has too many rows: { $max } at most. Split it into several files.
imports-too-many-columns = The table has too many columns: { $max } at most. Remove those that are of no use.
imports-cell-too-long = Row { $row }: a cell is longer than { $max } characters. Shorten it.
imports-not-a-sheet = This is not a table that can be read. Save it as CSV or XLSX from your spreadsheet, then try again.
imports-columns-missing = { $count ->
    [one] The column “{ $names }” is missing. Check that the first row holds the headers, then add it.
   *[other] The columns “{ $names }” are missing. Check that the first row holds the headers, then add them.
  }
imports-column-twice = The column “{ $name }” appears twice. Remove one of them.
imports-cell-required = Fill in this cell.
imports-cell-yes-no = Write “yes” or “no”.
imports-cell-twice = This value is already on row { $line }. Keep only one of the two rows.
imports-fault = { $column }: { $what }

imports-preview = What the import will change
imports-preview-about = Nothing is saved yet. Check, then confirm.
imports-changed = The data have changed since this preview was shown to you. Nothing was imported: check the updated preview, then confirm.
imports-ignored = Ignored columns: { $names }.
imports-count-create = To create
imports-count-update = To update
imports-count-remove = To remove
imports-count-joined = Joined
imports-count-unchanged = Unchanged
imports-count-error = In error
imports-filter-on = See these rows
imports-filter-off = See all rows
imports-confirm = { $n ->
    [one] Import one row
   *[other] Import { $count } rows
  }
imports-finish = Finish the import
imports-another = Choose another table
imports-discard = Give up
imports-discarded = The table is forgotten; nothing was imported.
imports-rest-discarded = The rest of the table is forgotten; what was imported stays.
imports-report-discarded = The report is forgotten; what was imported stays.
imports-joined-to = Completes row { $line }.
imports-row-changed = Somebody changed this during the import: check it, then import the row again.

imports-reading = The table is being read and compared with what is saved.
imports-reading-figures = { $done } rows read out of { $total }
imports-running-check = The preview is checked one last time before it is saved.
imports-running = The rows are being saved, in steps: each is saved whole or not at all.
imports-running-figures = { $done } rows saved out of { $total }
imports-running-end = All rows are saved; the import brings up to date what depends on them.
imports-leave = You may leave this page: the work goes on, and you will find it among your latest imports.
imports-reload = Refresh
imports-stop = Stop the import
imports-stopped = The import is stopped.
imports-not-stopped = There was nothing to stop: the import was no longer under way.
imports-is-running = The import is under way: stop it before giving it up.
imports-begun-stopped = You stopped this import.
imports-begun-interrupted = This import was interrupted by a stop of the server or by an error.
imports-begun-rows = { $n ->
    [0] No row had been saved.
    [one] One row out of { $total } had been saved, whole.
   *[other] { $done } rows out of { $total } had been saved, each of them whole.
  }
imports-begun-rest = Here is what remains to be done: confirm to go on, or give up the rest.
imports-nothing = There is nothing to import: no row changes anything.
imports-some-errors = { $n ->
    [one] One row is in error: it will be left out, and you can download it to correct it.
   *[other] { $count } rows are in error: they will be left out, and you can download them to correct them.
  }
imports-rows = Rows of the table
imports-row = Content
imports-line = Row
imports-detail = Detail
imports-state-create = to create
imports-state-update = to update
imports-state-remove = to remove
imports-state-joined = joined
imports-state-unchanged = unchanged
imports-state-error = in error
imports-empty-value = (empty)

imports-done = The import is done.
imports-already = This table is already imported, or being imported: nothing was done a second time.
imports-report = Report of the import
imports-created = Created
imports-updated = Updated
imports-removed = Removed
imports-joined = Joined to another
imports-unchanged = Unchanged
imports-left-out = Left out
imports-all-good = Every row was taken into account.
imports-left-out-about = { $n ->
    [one] One row was not imported. Download it, correct it, then import that file.
   *[other] { $count } rows were not imported. Download them, correct them, then import that file.
  }
imports-failed-download = Download the rows in error
imports-failed-file = rows-to-correct
imports-to-mend = To correct
imports-more = { $n ->
    [one] And one more row, in the file.
   *[other] And { $count } more rows, in the file.
  }
imports-continue = Continue
