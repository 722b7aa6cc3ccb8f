{{/* RELEASE-operator; RELEASE itself where that names an operator already. */}}
{{- define "apriori-operator.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if regexMatch "^[0-9]" .Release.Name -}}
{{ fail (printf "the release's name %s begins with a digit, which the name of a Service may not; give another, or fullnameOverride" .Release.Name) }}
{{- else if contains "operator" .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ .Release.Name }}-operator
{{- end -}}
{{- end }}

{{/* Objects outside the release's namespace: two releases of one name must not meet there. */}}
{{- define "apriori-operator.wideName" -}}
{{ include "apriori-operator.fullname" . }}.{{ .Release.Namespace }}
{{- end }}

{{- define "apriori-operator.mlflowName" -}}
{{ include "apriori-operator.fullname" . | trimSuffix "-operator" | trunc 56 | trimSuffix "-" }}-mlflow
{{- end }}

{{- define "apriori-operator.serviceAccountName" -}}
{{- if .Values.serviceAccount.name -}}
{{ .Values.serviceAccount.name }}
{{- else if .Values.serviceAccount.create -}}
{{ include "apriori-operator.fullname" . }}
{{- else -}}
{{ fail "serviceAccount.name is empty and serviceAccount.create is off; name the ServiceAccount to use" }}
{{- end -}}
{{- end }}

{{/* A Deployment's selector can't be changed: nothing here may depend on a version or a value. */}}
{{- define "apriori-operator.selector" -}}
app.kubernetes.io/name: apriori-operator
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{- define "apriori-operator.mlflowSelector" -}}
app.kubernetes.io/name: mlflow
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{- define "apriori-operator.chartLabels" -}}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: apriori
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "apriori-operator.labels" -}}
{{ include "apriori-operator.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{ include "apriori-operator.chartLabels" . }}
{{- end }}

{{- define "apriori-operator.mlflowLabels" -}}
{{ include "apriori-operator.mlflowSelector" . }}
{{ include "apriori-operator.chartLabels" . }}
{{- end }}

{{/* What mines with Spark, and its right to start executors: no pod of the operator's has these labels. */}}
{{- define "apriori-operator.sparkLabels" -}}
app.kubernetes.io/name: apriori-spark
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{ include "apriori-operator.chartLabels" . }}
{{- end }}

{{/* An image's full name, of (dict "image" … "tag" the tag where none is given). */}}
{{- define "apriori-operator.image" -}}
{{- if .image.digest -}}
{{ .image.repository }}@{{ .image.digest }}
{{- else -}}
{{ .image.repository }}:{{ .image.tag | default .tag }}
{{- end -}}
{{- end }}

{{/* MLflow for experiments that name none. The name ends in .svc because pods of any namespace use it. */}}
{{- define "apriori-operator.trackingUri" -}}
{{- if .Values.tracking.uri -}}
{{ .Values.tracking.uri }}
{{- else if .Values.mlflow.enabled -}}
http://{{ include "apriori-operator.mlflowName" . }}.{{ .Release.Namespace }}.svc:{{ .Values.mlflow.service.port }}
{{- end -}}
{{- end }}
