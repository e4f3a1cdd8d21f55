"""The report on a period: assembled once as plain values (`data`), then written as HTML, PDF, XLSX or ODS.

Every format is written from the same values, so no two can differ, and a frozen report gives the same files for ever.
"""
